/** What `run` tells while it works, one by one; ends when it ends, and throws what it throws. */
export async function* toldBy<Event>(run: (tell: (event: Event) => void) => Promise<void>): AsyncGenerator<Event> {
  const heard: Event[] = []
  let wake = () => {}
  const tell = (event: Event) => {
    heard.push(event)
    wake()
  }
  let over = false
  const running = run(tell).finally(() => {
    over = true
    wake()
  })
  // Kept from being an unhandled rejection while the listener is between two events; it is awaited at the end.
  running.catch(() => undefined)
  for (;;) {
    yield* heard.splice(0)
    if (over && heard.length === 0) break
    if (heard.length === 0) await new Promise<void>(resolve => (wake = resolve))
  }
  await running
}
