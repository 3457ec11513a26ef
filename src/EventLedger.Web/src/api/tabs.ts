/** Tells the other tabs of this browser that something was stored, so that they ask anew. */
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('eventledger') : undefined

/** What was stored in this tab is looked at in the others. */
export function tellTabs(): void {
  channel?.postMessage('stored')
}

/** Calls back when another tab has stored something. */
export function whenToldByTabs(listener: () => void): void {
  channel?.addEventListener('message', listener)
}
