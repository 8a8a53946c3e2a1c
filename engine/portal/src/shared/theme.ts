import { createStore, useStore } from './store';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'vireo.theme';
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');
const chosen = createStore<Theme>(THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? 'system');

function apply() {
  const theme = chosen.get();
  const dark = theme === 'dark' || (theme === 'system' && systemIsDark.matches);
  document.documentElement.classList.toggle('pf-v6-theme-dark', dark);
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
}

/** Colours the page as chosen or as the system says, now and whenever either changes. */
export function followTheme() {
  apply();
  systemIsDark.addEventListener('change', apply);
  chosen.subscribe(apply);
}

export const useTheme = () => useStore(chosen, (theme) => theme);

export function chooseTheme(theme: Theme) {
  localStorage.setItem(KEY, theme);
  chosen.set(theme);
}
