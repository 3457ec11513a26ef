import { useEffect } from 'react'
import type { Faults } from './faults'

/** Goes to the first field that something is wrong with. */
export function useFirstFault(faults: Faults) {
  useEffect(() => {
    const [path] = Object.keys(faults)
    if (!path) return
    const at = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)
    at?.scrollIntoView({ block: 'nearest' })
    if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) at.focus()
  }, [faults])
}
