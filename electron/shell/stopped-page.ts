/**
 * What the window shows when its page keeps crashing: no script, nothing that could fail again.
 * Its style is a file of its own because the policy allows none inline.
 */
export const stoppedPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Portcullis stopped</title>
<link rel="stylesheet" href="stopped.css">
<main>
  <h1>The screen stopped working</h1>
  <p>It crashed several times within a minute. No scan is lost: every admission is kept on this device.</p>
  <p>Close Portcullis and open it again. If this page comes back, restart the computer, and use another lane meanwhile.</p>
</main>
</html>
`

export const stoppedStyle = `html { background: #14171c; color: #f2f4f7; font: 22px/1.5 system-ui, sans-serif }
main { max-width: 34em; margin: 20vh auto 0; padding: 0 2em }
`
