/** Events of Electron's own making. Must not import anything. */

/** An event that can be prevented. */
export function preventable<T extends object>(more: T) {
  const event = {
    ...more,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true
    },
  }
  return event
}
