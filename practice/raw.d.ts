// Static client files are read as text by Vite (`?raw`), in builds and in vitest alike.
declare module '*?raw' {
  const text: string
  export default text
}
