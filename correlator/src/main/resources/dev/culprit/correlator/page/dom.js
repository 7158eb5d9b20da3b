// Elements out of data. Text goes in as text and never as markup: there is no innerHTML in this page.

const SVG = 'http://www.w3.org/2000/svg';

export function el(name, attributes, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function svg(name, attributes, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, String(value));
    }
  }
  put(node, ...children);
  return node;
}

export function put(node, ...children) {
  for (const child of children.flat(4)) {
    if (child !== null && child !== undefined && child !== false) {
      node.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
  }
}

export function show(node, ...children) {
  node.replaceChildren();
  put(node, ...children);
}

/** Only addresses of the web become links: an alert's runbook is whatever somebody wrote. */
export function link(address, text) {
  return /^https?:\/\//i.test(address)
    ? el('a', { href: address, rel: 'noreferrer noopener', target: '_blank' }, text ?? address)
    : el('span', {}, address);
}

/** Copies a line; where the browser refuses, the line is selected for the reader to copy. */
export function copyable(line) {
  const code = el('code', {}, line);
  const said = el('span', { class: 'visually-hidden', role: 'status' });
  const button = el('button', { type: 'button', class: 'copy', 'aria-label': 'Copy: ' + line }, 'Copy');
  button.addEventListener('click', async () => {
    const copied = await copy(line, code);
    button.textContent = copied ? 'Copied' : 'Selected';
    said.textContent = copied ? 'Copied' : 'Selected: copy it with your keyboard';
  });
  return el('div', { class: 'command' }, code, button, said);
}

async function copy(line, code) {
  try {
    await navigator.clipboard.writeText(line);
    return true;
  } catch {
    getSelection().selectAllChildren(code);
    return false;
  }
}
