/** No inline script or style, no connection, no frame: what is not named is refused (CSP level 3). */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Features that a page could ask a person for; refused before anybody is asked. */
const permissionsPolicy = [
  'camera',
  'microphone',
  'display-capture',
  'geolocation',
  'usb',
  'hid',
  'serial',
  'bluetooth',
  'midi',
  'payment',
  'clipboard-read',
  'idle-detection',
  'screen-wake-lock',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** Sent with every answer of the app scheme, refusals included. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Permissions-Policy': permissionsPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};
