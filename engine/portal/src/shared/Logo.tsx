/** The bird; words beside it always say the name. */
export function Logo() {
  return (
    <svg className="v-logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path className="v-logo-wing" d="M4 5c9 0 15 4 17.500 12L17 28C8.500 24.500 4 16 4 5z" />
      <path
        className="v-logo-body"
        d="M28.500 6.500 17 28c-1.800-7.200 0-14.600 4.600-19.300 1.900-2 4.600-2.700 6.900-2.200z"
      />
    </svg>
  );
}
