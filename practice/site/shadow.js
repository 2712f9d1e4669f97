// Custom elements of the practice site, each with an open shadow root that wears the page's style sheet.

let sheet

function pageSheet() {
  if (sheet) return sheet
  sheet = new CSSStyleSheet()
  const rules = [...document.styleSheets].flatMap((each) => [...each.cssRules])
  sheet.replaceSync(rules.map((rule) => rule.cssText).join('\n'))
  return sheet
}

class Component extends HTMLElement {
  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true })
    root.adoptedStyleSheets = [pageSheet()]
  }
}

/** Defines the elements once the page's style is there. */
export function defineComponents() {
  for (const tag of ['practice-button', 'billing-box', 'cancel-dialog'])
    customElements.define(tag, class extends Component {})
}
