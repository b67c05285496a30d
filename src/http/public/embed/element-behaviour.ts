/**
 * What `<plumbline-signup>` does, as the text of a function of its settings. It is text because it runs in another site's
 * page, in which nothing of ours is there: no bundler may add to it.
 *
 * A form is opened (a token is fetched) when somebody comes to its fields, and again when that was long ago. Whoever is
 * faster than a person usually is, as by a browser that fills in the address, waits the rest of the two seconds.
 */
export const elementBehaviour = String.raw`function (settings) {
  "use strict"
  if (customElements.get("plumbline-signup")) return
  const words = {
    wait: "One moment …",
    done: "One more step: open the link in the mail that is on its way to you, and press the button there. Nothing comes before that. No mail after a few minutes? Look among the junk mail.",
    email: "The address was not accepted. Accepted: ",
    fields: "Something in the form was not accepted. Please sign up at ",
    robots: "The check for robots is not done yet. Wait until it is, then sign up.",
    late: "The form was not accepted. Please press the button once more.",
    many: "Too many sign-ups came from your network. Please try again in a minute.",
    down: "That did not work just now. Please try again in a minute.",
  }
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  const loadScript = (src) => new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src, onload: resolve, onerror: reject })
    document.head.append(script)
  })

  customElements.define("plumbline-signup", class extends HTMLElement {
    #opening = null
    #busy = false
    #person = ""
    #widget = null

    connectedCallback() {
      if (this.shadowRoot) return
      const root = this.attachShadow({ mode: "open" })
      root.innerHTML = settings.html
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(settings.style)
      root.adoptedStyleSheets = [sheet]
      for (const name of ["kind", "frequency"]) {
        const select = root.querySelector('select[name="' + name + '"]')
        if (select && this.hasAttribute(name)) select.value = this.getAttribute(name)
        if (select && select.selectedIndex < 0) select.selectedIndex = 0
      }
      root.querySelector(".choices").hidden = this.hasAttribute("short")
      root.addEventListener("focusin", () => void this.#open().catch(() => {}), { once: true })
      root.querySelector("form").addEventListener("submit", (event) => {
        event.preventDefault()
        void this.#send()
      })
    }

    #open() {
      const fresh = this.#opening && Date.now() - this.#opening.at < 20 * 60 * 60 * 1000
      if (!fresh) {
        const answer = fetch(settings.url + "/subscribe/token", { credentials: "omit" }).then(async (response) => {
          if (!response.ok) throw new Error("no token")
          const open = await response.json()
          if (open.turnstileSiteKey) await this.#check(open.turnstileSiteKey)
          return { ...open, at: Date.now() }
        })
        this.#opening = { at: Date.now(), answer }
        answer.catch(() => { this.#opening = null })
      }
      return this.#opening.answer
    }

    async #check(sitekey) {
      if (this.#widget !== null) return
      if (!window.turnstile) await loadScript(settings.turnstileScript)
      const place = Object.assign(document.createElement("div"), { slot: "turnstile" })
      this.append(place)
      this.#widget = window.turnstile.render(place, {
        sitekey,
        size: "flexible",
        "response-field": false,
        callback: (answer) => { this.#person = answer },
        "expired-callback": () => { this.#person = "" },
      })
    }

    #say(text) {
      this.shadowRoot.querySelector("#wrong").textContent = text
    }

    #fields(open) {
      const fields = { ...settings.fixed, ...Object.fromEntries(new FormData(this.shadowRoot.querySelector("form"))) }
      const query = new URLSearchParams(location.search)
      for (const name of settings.names.utm) {
        const mark = query.get(name)
        if (mark && /^[^@\p{C}]{1,100}$/u.test(mark)) fields[name] = mark
      }
      if (this.getAttribute("source")) fields.source = this.getAttribute("source")
      fields[settings.names.token] = open.token
      if (open.turnstileSiteKey) fields[settings.names.turnstile] = this.#person
      return fields
    }

    async #send() {
      if (this.#busy) return
      const root = this.shadowRoot
      const button = root.querySelector("button")
      const label = button.textContent
      this.#busy = true
      button.setAttribute("aria-disabled", "true")
      button.textContent = words.wait
      root.querySelector("input").removeAttribute("aria-invalid")
      this.#say("")
      try {
        const open = await this.#open()
        if (open.turnstileSiteKey && !this.#person) return this.#say(words.robots)
        await sleep(Math.max(0, open.at + open.afterSeconds * 1000 + 100 - Date.now()))
        const answer = await fetch(settings.url + "/subscribe", {
          method: "POST",
          headers: { "Content-Type": "application/json", Accept: "application/json" },
          credentials: "omit",
          body: JSON.stringify(this.#fields(open)),
        })
        if (answer.status === 202) return this.#finish()
        if (open.turnstileSiteKey) {
          this.#person = ""
          window.turnstile.reset(this.#widget)
        }
        if (answer.status === 422) return this.#refused((await answer.json()).errors)
        this.#say(answer.status === 429 ? words.many : words.down)
      } catch {
        this.#say(words.down)
      } finally {
        this.#busy = false
        button.removeAttribute("aria-disabled")
        button.textContent = label
      }
    }

    #finish() {
      const done = this.shadowRoot.querySelector("#done")
      this.shadowRoot.querySelector("form").hidden = true
      if (this.#widget !== null) window.turnstile.remove(this.#widget)
      done.textContent = words.done
      done.focus()
      this.dispatchEvent(new CustomEvent("plumbline-signed-up", { bubbles: true }))
    }

    #refused(errors) {
      const wrong = (name) => errors.find(({ field }) => field === name)
      if (wrong("email")) {
        const input = this.shadowRoot.querySelector("input")
        input.setAttribute("aria-invalid", "true")
        this.#say(words.email + wrong("email").accepted + ".")
        input.focus()
      } else if (wrong(settings.names.token)) {
        this.#opening = null
        this.#say(words.late)
      } else if (wrong(settings.names.turnstile)) this.#say(words.robots)
      else this.#say(words.fields + settings.url + "/subscribe")
    }
  })
}`
