/** Whether the server answered last time; a store for useSyncExternalStore. */
class Connection {
  #there = true
  readonly #listeners = new Set<() => void>()

  readonly isThere = (): boolean => this.#there

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  lost(): void {
    this.#set(false)
  }

  found(): void {
    this.#set(true)
  }

  #set(there: boolean): void {
    if (this.#there === there) return
    this.#there = there
    for (const listener of this.#listeners) listener()
  }
}

export const connection = new Connection()
