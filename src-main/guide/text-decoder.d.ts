/** The pure core is compiled without DOM and Node types; this one global is in every JavaScript engine. */
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean })
  decode(bytes: Uint8Array): string
}
