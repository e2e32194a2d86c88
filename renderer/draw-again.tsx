import { Component, type ReactNode } from 'react'
import { useLanguage } from './i18n/language.tsx'

const DRAW_AGAIN_AFTER_MS = 1_500

function Broken() {
  const { t } = useLanguage()
  return (
    <main className="bare-page" role="alert" data-testid="broken">
      <h1>{t('app.broken')}</h1>
      <p>{t('app.brokenHint')}</p>
    </main>
  )
}

/**
 * A fault in drawing must not leave a blank window at a gate. The scans live in the desk, outside of React, so
 * that everything below can be thrown away and drawn anew.
 */
export class DrawAgain extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch(error: unknown) {
    console.error('The screen could not be drawn.', error)
    setTimeout(() => this.setState({ broken: false }), DRAW_AGAIN_AFTER_MS)
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
}
