import { Liquid } from "liquidjs"
import { sectionsFor } from "../../../emails/readers.ts"
import type { Reading } from "./react-email.tsx"

const engine = new Liquid({ outputEscape: "escape" })
const plain = new Liquid()

const text = 'style="font-size:16px;line-height:26px;color:#16181d;margin:0 0 14px"'
const small = 'style="font-size:14px;line-height:21px;color:#59616e;margin:0 0 8px"'
const cell = 'style="font-size:16px;line-height:24px;color:#16181d;padding:8px 0;text-align:left"'
const figure = 'style="font-size:21px;line-height:28px;font-weight:700;color:#16181d"'
const sentences = "{% for sentence in sentences %}{{ sentence.text }} {% endfor %}"
const of = (list: string): string => sentences.replace("in sentences", `in ${list}`)

const html =
  engine.parse(`<!DOCTYPE html><html lang="en"><head><title>{{ edition.headline.text }}</title></head>
<body style="background-color:#ffffff;font-family:Helvetica,Arial,sans-serif;margin:0">
<table role="presentation" align="center" style="max-width:600px;padding:0 28px"><tr><td>
<h1 style="font-size:30px;line-height:37px;color:#16181d;margin:0 0 12px">{{ edition.headline.text }}</h1>
<p ${text}>{{ edition.standfirst.text }}</p>
{% if edition.notices.size > 0 %}<p ${text}>${of("edition.notices")}</p>{% endif %}
{% for short in edition.inShort %}<p ${text}><strong>{{ short.label }}.</strong> ${of("short.sentences")}</p>{% endfor %}
{% for item in edition.strip %}<p ${small}>{{ item.label }}</p><p ${figure}>{{ item.value.text }}</p>
{% if item.note %}<p ${small}>{{ item.note.text }}</p>{% endif %}{% endfor %}
{% for section in sections %}<h2 style="font-size:21px;line-height:28px;color:#16181d;margin:32px 0 12px">{{ section.title }}</h2>
{% for block in section.blocks %}{% case block.kind %}
{% when "paragraph" %}<p ${text}>${of("block.sentences")}</p>
{% when "list" %}<ul>{% for item in block.items %}<li ${cell}>${of("item")}</li>{% endfor %}</ul>
{% when "table" %}<table width="100%"><caption ${small}>{{ block.caption.text }}</caption>
<tr><th ${cell}></th>{% for column in block.columns %}<th ${cell}>{{ column }}</th>{% endfor %}</tr>
{% for row in block.rows %}<tr><th ${cell}>{{ row.header }}</th>{% for one in row.cells %}<td ${cell}>{{ one.text }}</td>{% endfor %}</tr>{% endfor %}</table>
{% when "zones" %}{% for zone in block.zones %}<p ${small}>{{ zone.letter }}, {{ zone.side }}</p>
<p ${figure}>{{ zone.range.text }}</p><p ${text}>{{ zone.what.text }} {{ zone.voids.text }}</p>{% endfor %}
{% when "indicators" %}{% for item in block.items %}<p ${text}><strong>{{ item.name }}</strong> {{ item.state }}. ${of("item.sentences")}</p>{% endfor %}
{% when "sources" %}{% for item in block.items %}<p ${small}><a href="{{ item.url }}">{{ item.name }}</a> {{ item.note.text }}</p>{% endfor %}
{% when "headlines" %}{% for item in block.items %}<p ${small}><a href="{{ item.url }}">{{ item.title.text }}</a> {{ item.note.text }}</p>{% endfor %}
{% endcase %}{% endfor %}{% endfor %}
<p ${small}><a href="{{ unsubscribe }}">Unsubscribe</a></p></td></tr></table></body></html>`)

const txt = plain.parse(`{{ edition.headline.text }}

{{ edition.standfirst.text }}
{% if edition.notices.size > 0 %}${of("edition.notices")}{% endif %}
{% for short in edition.inShort %}{{ short.label }}. ${of("short.sentences")}
{% endfor %}{% for item in edition.strip %}{{ item.label }}  {{ item.value.text }}{% if item.note %}  {{ item.note.text }}{% endif %}
{% endfor %}{% for section in sections %}
{{ section.title }}
{% for block in section.blocks %}{% case block.kind %}{% when "paragraph" %}${of("block.sentences")}
{% when "list" %}{% for item in block.items %}* ${of("item")}
{% endfor %}{% when "table" %}{{ block.caption.text }}
{% for column in block.columns %}{{ column }}  {% endfor %}
{% for row in block.rows %}{{ row.header }}{% for one in row.cells %}  {{ one.text }}{% endfor %}
{% endfor %}{% when "zones" %}{% for zone in block.zones %}{{ zone.letter }}, {{ zone.side }}: {{ zone.range.text }}
{{ zone.what.text }} {{ zone.voids.text }}
{% endfor %}{% when "indicators" %}{% for item in block.items %}{{ item.name }}: {{ item.state }}. ${of("item.sentences")}
{% endfor %}{% when "sources" %}{% for item in block.items %}{{ item.name }}, {{ item.url }}. {{ item.note.text }}
{% endfor %}{% when "headlines" %}{% for item in block.items %}{{ item.title.text }}, {{ item.url }}. {{ item.note.text }}
{% endfor %}{% endcase %}{% endfor %}{% endfor %}
Unsubscribe: {{ unsubscribe }}
`)

/** One reader's mail from a Liquid template that was parsed beforehand. */
export async function withLiquid({
  edition,
  kind,
  unsubscribe,
}: Reading): Promise<{ html: string; text: string }> {
  const scope = { edition, sections: sectionsFor(edition, kind), unsubscribe }
  return { html: await engine.render(html, scope), text: await plain.render(txt, scope) }
}
