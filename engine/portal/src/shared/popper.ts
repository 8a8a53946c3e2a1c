/** The element that holds the pages. */
export const CONTENT_ID = 'content';

/** Menus of rows hang on the page's landmark: inside of a cell they would be squeezed, in the body be outside of it. */
export const rowMenuPopper = {
  position: 'end',
  appendTo: () => document.getElementById(CONTENT_ID) ?? document.body,
} as const;
