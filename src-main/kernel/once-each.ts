/**
 * A reading that asks for each key once, however often it is named: for one answer that is put together of many parts which
 * rest on the same few facts. Made anew for every answer, so nothing is older than the answer itself.
 */
export function onceEach<Key, Value>(
  read: (key: Key) => Promise<Value>,
  nameOf: (key: Key) => string,
): (key: Key) => Promise<Value> {
  const asked = new Map<string, Promise<Value>>()
  return key => {
    const name = nameOf(key)
    const answer = asked.get(name) ?? read(key)
    asked.set(name, answer)
    return answer
  }
}
