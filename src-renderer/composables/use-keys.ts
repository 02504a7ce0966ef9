import { tinykeys } from 'tinykeys'
import { onMounted, onScopeDispose, shallowReactive } from 'vue'

/**
 * The one pattern for keys (visual language, section 11).
 * Invariants: 1. nothing fires while an input method is composing; 2. a plain key never fires in a field that takes text;
 * 3. while a dialog is open only its own keys fire; 4. every key that works here is listed, so the status bar and the `?`
 * sheet can show it.
 */
export interface KeyBinding {
  /** tinykeys notation: `j`, `$mod+k`, `g c` (a sequence within 400 ms). */
  readonly keys: string
  /** Locale key of what it does, for the status bar and the sheet. */
  readonly word: string
  readonly run: (event: KeyboardEvent) => void
  /** Works inside a text field too: for combinations with Ctrl, and Esc. */
  readonly inFields?: boolean
  /** Shown in the status bar of the page; all are in the sheet. */
  readonly shown?: boolean
  /** Left out while this answers false. */
  readonly when?: () => boolean
}

export interface KeyScope {
  /** Locale key of the page or part that has these keys. */
  readonly title: string
  readonly bindings: readonly KeyBinding[]
}

/** The scopes on screen, the innermost last. */
export const keyScopes = shallowReactive<KeyScope[]>([])

/** Time in which the second key of a sequence must follow. */
export const sequenceMs = 400

/** True while an input method turns keystrokes into characters; 229 is what older engines send for them. */
export function isComposing(event: { readonly isComposing: boolean; readonly keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229
}

const textInputs = new Set(['text', 'search', 'password', 'number', 'email', 'url', 'tel', 'date', ''])

/** True where a plain letter is text and not a command. */
export function takesText(target: EventTarget | null): boolean {
  if (target === null || !('tagName' in target)) return false
  const element = target as HTMLElement & { readonly type?: string }
  if (element.isContentEditable || element.tagName === 'TEXTAREA' || element.tagName === 'SELECT') return true
  return element.tagName === 'INPUT' && textInputs.has(element.type ?? '')
}

function dialogIsOpen(): boolean {
  return typeof document !== 'undefined' && document.querySelector('[data-pt-modal]') !== null
}

/** Whether a key press may reach this binding at all. */
export function mayFire(event: KeyboardEvent, binding: Pick<KeyBinding, 'inFields' | 'when'>, modal = false): boolean {
  if (isComposing(event) || event.defaultPrevented) return false
  if (!binding.inFields && takesText(event.target)) return false
  if (!modal && dialogIsOpen()) return false
  return binding.when?.() ?? true
}

/**
 * Gives the current page or part its keys for as long as it lives.
 * @param modal  these are the keys of a dialog, which work while it is open
 */
export function useKeys(title: string, bindings: readonly KeyBinding[], modal = false): void {
  const scope: KeyScope = { title, bindings }
  let stop: (() => void) | undefined
  onMounted(() => {
    keyScopes.push(scope)
    const handlers = Object.fromEntries(
      bindings.map(binding => [
        binding.keys,
        (event: KeyboardEvent) => {
          if (!mayFire(event, binding, modal)) return
          event.preventDefault()
          binding.run(event)
        },
      ]),
    )
    stop = tinykeys(window, handlers, { timeout: sequenceMs, ignore: isComposing })
  })
  onScopeDispose(() => {
    stop?.()
    const at = keyScopes.indexOf(scope)
    if (at >= 0) keyScopes.splice(at, 1)
  })
}

const capNames: Readonly<Record<string, string>> = {
  $mod: 'Ctrl',
  Control: 'Ctrl',
  Enter: '↵',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Space: '空格',
  ' ': '空格',
  '(\\?)': '?',
  '(\\[)': '[',
  '(\\])': ']',
}

/** The caps to print for a binding: `$mod+k` is Ctrl, K; `g c` is G, C. */
export function capsOf(keys: string): readonly string[] {
  // One cap, so that the solid button of a narrow column keeps its line.
  if (keys === '$mod+Enter') return ['Ctrl↵']
  return keys
    .split(/[ +]/)
    .filter(part => part !== '')
    .map(part => capNames[part] ?? (part.length === 1 ? part.toUpperCase() : part))
}
