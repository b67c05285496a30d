/** @jsxImportSource hono/jsx */

/** What differs from the mails below where an edition goes by the lane `broadcast`. */
export const BroadcastLimits = () => (
  <details>
    <summary>Goes out by Resend’s Broadcasts</summary>
    <ul>
      <li>
        The link to leave is Resend’s own. Who leaves by it leaves here by webhook, or by the next night.
      </li>
      <li>
        No reader has a link of their own: preferences lead to <a href="/account">a page</a> that mails one to
        whoever asks for it by address.
      </li>
      <li>The mails carry no List-Id of ours, and no tags.</li>
      <li>Whoever confirms once contacts are brought in line gets the next edition.</li>
    </ul>
  </details>
)
