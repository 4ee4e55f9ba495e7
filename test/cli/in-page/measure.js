// What a window says of the page in it: see `Measured`.
() => {
  const rgba = (color) => {
    const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g).map(Number);
    return { red, green, blue, alpha };
  };
  const linear = (value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ({ red, green, blue }) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const behind = (element) => {
    const color = rgba(getComputedStyle(element).backgroundColor);
    return color.alpha === 1 || element.parentElement === null ? color : behind(element.parentElement);
  };
  const contrast = (element, pseudo) => {
    const both = [rgba(getComputedStyle(element, pseudo).color), behind(element)].map(luminance);
    return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
  };
  const isForListeners = (element) => {
    const part = element.closest("caption, thead");
    return part !== null && getComputedStyle(part).position === "absolute";
  };
  const isText = ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent.trim() !== "";
  const sticksOut = (element) => {
    const { left, right } = element.getBoundingClientRect();
    const isTooWide = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
    return left < 0 || right > innerWidth + 0.5 || isTooWide;
  };
  const called = (element) => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 30)}`;

  const all = [...document.body.querySelectorAll("*")].filter((element) => element.closest("svg") === null);
  const shown = all.filter((element) => !isForListeners(element));
  const written = shown.filter((element) => [...element.childNodes].some(isText));
  const titled = shown.filter((element) => getComputedStyle(element, "::before").content.startsWith('"'));
  const faint = [
    ...written.filter((element) => contrast(element) < 4.5),
    ...titled.filter((element) => contrast(element, "::before") < 4.5),
  ];
  return {
    overflow: document.documentElement.scrollWidth - innerWidth,
    cut: shown.filter(sticksOut).map(called),
    faint: faint.map(called),
    texts: written.length,
    titles: titled.length,
  };
};
