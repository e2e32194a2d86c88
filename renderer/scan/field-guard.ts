/** A field as it was before a character went in, with how to bring it back. */
export type FieldSnapshot = { readonly field: Element; readonly restore: () => void }

type TextField = HTMLInputElement | HTMLTextAreaElement

// Those that allow a selection, and those whose digits are typed into parts of a date: a scan would spoil either.
const textTypes = new Set(['text', 'search', 'tel', 'url', 'password'])
const partedTypes = new Set(['date', 'time', 'datetime-local', 'number'])

function textField(element: Element | null): TextField | null {
  if (element instanceof HTMLTextAreaElement) return element
  if (!(element instanceof HTMLInputElement)) return null
  return textTypes.has(element.type) || partedTypes.has(element.type) ? element : null
}

/** Does a character typed now go into a text field? */
export function isTextField(element: Element | null): boolean {
  const field = textField(element)
  return field !== null && !field.readOnly && !field.disabled
}

/**
 * Remembers what a text field holds, so that the characters of a scan can be taken out again. Scans are known
 * as such only at their end, and holding every character back until then would make typing feel broken.
 */
export function snapshot(element: Element | null): FieldSnapshot | null {
  const field = textField(element)
  if (field === null) return null
  const { value, selectionStart, selectionEnd } = field
  return {
    field,
    restore() {
      if (field.value === value) return
      // Both change the value behind React's back, so that the event below is news to it.
      if (partedTypes.has(field.type)) {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value)
      } else {
        field.setRangeText(value, 0, field.value.length, 'end')
        field.setSelectionRange(selectionStart, selectionEnd)
      }
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }))
    },
  }
}

/** Types text at the end of a field as a person would, and puts the cursor behind it. */
export function typeInto(field: HTMLInputElement, text: string): void {
  field.focus()
  field.setRangeText(text, field.value.length, field.value.length, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }))
}
