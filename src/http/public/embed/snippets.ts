import { consentTexts, currentConsent } from "../../../subscribers/consent.ts"
import { trapField } from "../sign-up-fields.ts"

/** What an operator copies into a page of another site, by what it needs. */
export const snippets = (publicUrl: string, title: string) => {
  const name = title.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
  return {
    html: `<form method="post" action="${publicUrl}/subscribe">
  <p><label>E-mail address <input type="email" name="email" autocomplete="email" maxlength="254" required></label></p>
  <div hidden><input type="text" name="${trapField}" tabindex="-1" autocomplete="off"></div>
  <input type="hidden" name="source" value="my-site">
  <input type="hidden" name="consent" value="${currentConsent}">
  <p>${consentTexts[currentConsent]}</p>
  <button type="submit">Sign up for ${name}</button>
</form>`,
    script: `<script src="${publicUrl}/embed.js" defer></script>
<plumbline-signup source="my-site"></plumbline-signup>`,
    frame: `<iframe src="${publicUrl}/embed/frame?source=my-site" title="Sign up for ${name}"
  width="100%" height="880" style="border:0"></iframe>`,
  }
}
