/** One of each kind of control, and of each way in which a control gets its name or is kept from sight. */
export const ZOO = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Zoo</title><style>
  .before::before { content: 'Yes, ' } .after::after { content: ' now' }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  .away { position: absolute; left: -9999px } .contents { display: contents } .block { display: block }
  .boxed { display: inline-block } .upper { text-transform: uppercase } .flex { display: flex }
  .ghost { opacity: 0 } .hollow { visibility: hidden } .gone { display: none } .pointer { cursor: pointer }
</style></head><body>
<h1>Names</h1>
<p><button>Plain words</button> <button>  White
  space  </button> <button>Non breaking</button> <button>Soft\u00adhyphen</button></p>
<p><button>\u{1F44B} Wave</button> <button>Zero\u200bwidth</button> <button dir="rtl">إلغاء</button></p>
<p><button class="upper">Upper case</button> <button class="before after">cancel</button></p>
<p><button>Two<br>lines</button> <button>Inline<b> bold</b></button> <button>Split<i>word</i></button></p>
<p><button><span class="block">Block</span><span class="block">parts</span></button>
  <button><span class="boxed">Boxed</span><span class="boxed">parts</span></button>
  <button class="flex"><span>Flex</span><span>parts</span></button></p>
<p><button>Shown<span class="gone"> not</span></button> <button>Told<span aria-hidden="true"> not told</span></button>
  <button>Close<span class="unseen"> the dialog</span></button> <button>Hollow<span class="hollow"> inside</span></button></p>
<p><button aria-label="Label over words">words</button> <button aria-label="">Empty label</button>
  <button title="A tip">Words and a tip</button> <button title="Only a tip"><i class="boxed">·</i></button></p>
<p><span id="one">First</span> <span id="two" class="gone">second</span>
  <button aria-labelledby="one two">x</button> <button aria-labelledby="nowhere">Names nobody</button>
  <button id="self" aria-label="Delete" aria-labelledby="self one">y</button></p>
<p><button><img alt="Picture" src="data:," width="20" height="20"></button>
  <button><img alt="" src="data:," width="20" height="20">Beside a picture</button>
  <button><svg width="20" height="20"><title>Drawn</title><rect width="20" height="20"/></svg></button>
  <button><svg width="20" height="20" role="img" aria-label="Drawn label"><rect width="20" height="20"/></svg></button>
  <button><span role="img" aria-label="Sign">*</span> with a sign</button></p>
<p><a href="#a">Link</a> <a href="#b"><img alt="Linked picture" src="data:," width="20" height="20"></a>
  <a href="#c"><h3>Linked heading</h3><p>and words</p></a> <a href="#d" title="Link tip"></a></p>
<h1>Kinds</h1>
<p><input type="button" value="Value"> <input type="submit"> <input type="reset"> <input type="submit" value="Send">
  <input type="image" alt="Image" src="data:," width="20" height="20"></p>
<p><label>Around <input type="checkbox"></label> <label for="radio">For it</label><input type="radio" id="radio">
  <label for="many">One</label> <label for="many">two</label><input type="checkbox" id="many">
  <label><input type="checkbox" role="switch"> Switch</label></p>
<fieldset><legend>When</legend><label><input type="radio" name="when"> At the end</label></fieldset>
<p><label>Text <input></label> <label>Mail <input type="email"></label> <label>Phone <input type="tel"></label>
  <label>Address <input type="url"></label> <label>Search <input type="search"></label>
  <label>Number <input type="number"></label> <label>Range <input type="range"></label></p>
<p><input placeholder="Placeholder"> <input title="Field tip" placeholder="Hint"> <input aria-label="Named field">
  <label>Area <textarea></textarea></label> <label>Offered <input list="offers"></label>
  <datalist id="offers"><option>One</option></datalist></p>
<p><label>Choice <select><option>First</option><option>Second</option></select></label></p>
<p><label>Day <input type="date"></label> <label>Time <input type="time"></label>
  <label>Colour <input type="color"></label> <label>File <input type="file"></label></p>
<details><summary>Folded</summary><button>Inside</button></details>
<details open><summary><h3>Unfolded</h3></summary><button>Shown inside</button></details>
<p><button aria-pressed="true">Pressed</button> <button aria-haspopup="menu">Has a menu</button>
  <button aria-expanded="false">Expands</button> <button disabled>Switched off</button>
  <button aria-disabled="true">Called off</button></p>
<div><div role="button" tabindex="0">Made button</div> <span role="link" tabindex="0">Made link</span>
  <a href="#e" role="button">Link as a button</a> <button role="link">Button as a link</button>
  <div role="unheard button" tabindex="0">Second role</div> <button role="unheard">Unheard role</button>
  <a href="#f" role="presentation">Pretends to be nothing</a> <button role="none">Says none</button></div>
<ul role="menu" aria-label="Menu"><li role="menuitem" tabindex="0">Item</li>
  <li role="menuitemcheckbox" aria-checked="true" tabindex="0">Checked item</li>
  <li role="menuitemradio" aria-checked="false" tabindex="0">Chosen item</li></ul>
<div role="tablist"><button role="tab" aria-selected="true">Tab</button><a role="tab" href="#g">Linked tab</a></div>
<div role="listbox" aria-label="List"><div role="option" tabindex="0">Option</div><div role="option">Not in the row</div></div>
<div role="radiogroup" aria-label="Radios"><div role="radio" aria-checked="false" tabindex="0">Made radio</div></div>
<div><div role="checkbox" aria-checked="false" tabindex="0">Made box</div>
  <div role="switch" aria-checked="false" tabindex="0">Made switch</div>
  <div role="combobox" aria-expanded="false" tabindex="0" aria-label="Made choice">Value</div>
  <div role="textbox" contenteditable="true" aria-label="Made field"></div>
  <div role="slider" tabindex="0" aria-valuenow="1" aria-label="Made slider"></div></div>
<ul role="tree" aria-label="Tree"><li role="treeitem" tabindex="0">Branch</li></ul>
<h1>Things that only behave so</h1>
<div onclick="1">Clicked box</div><div tabindex="0">Focused box</div><a onclick="1">No address</a>
<div contenteditable="true">Written in</div><label>Not a control <span>at all</span></label>
<h1>Kept from sight</h1>
<p><button class="ghost">Ghost</button> <button class="hollow">Hollow</button> <button class="gone">Gone</button>
  <a href="#h" class="unseen">Skip to the content</a> <a href="#i" class="away">Skip away</a>
  <label><input type="checkbox" class="ghost"> By its label</label>
  <label><input type="radio" class="gone"> Gone behind its label</label></p>
<div style="height:0;overflow:hidden"><button>Rolled up</button></div>
<div inert><button>Inert</button></div><div aria-hidden="true"><button>Not for readers</button></div>
<fieldset disabled><button>Off with its group</button></fieldset>
<div style="position:relative"><button>Covered</button><div style="position:absolute;inset:0;background:#fff">Cover</div></div>
<button class="contents">Without a box</button>
<h1>Elsewhere</h1>
<x-open>In a <b>slot</b></x-open><div id="root"></div>
<iframe title="Frame" srcdoc="<button>In a frame</button>"></iframe>
<dialog open aria-label="Open"><button>In a dialog</button></dialog>
<div style="height:3000px"></div><button>Far down</button>
<script>
  customElements.define('x-open', class extends HTMLElement {
    constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<button><slot></slot></button>' }
  })
  const root = document.getElementById('root').attachShadow({ mode: 'open' })
  root.innerHTML = '<span id="inner">Shadow label</span><button aria-labelledby="inner">z</button>'
</script></body></html>`
