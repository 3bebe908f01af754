/**
 * Registers the service worker, once the page is there and has come to rest: it fetches the whole site. `isSecureContext` is true over https and on
 * localhost; elsewhere the site works without. Who asked to save data is not sent all pages.
 */
import { trustedAddress } from '../../components/kit/trusted-address.ts';
import { rooted } from '../i18n/address.ts';

const REST_MS = 3000;

const { connection } = navigator as { connection?: { saveData?: boolean } };

if (
  import.meta.env.PROD &&
  isSecureContext &&
  'serviceWorker' in navigator &&
  connection?.saveData !== true
) {
  const register = (): void => {
    const url = trustedAddress('quorum-lab-offline', rooted('sw.js'));
    // Without storage, as in some private windows, it fails; the page does not need it.
    navigator.serviceWorker.register(url, { scope: rooted('/') }).catch(() => undefined);
  };
  const later = (): unknown => setTimeout(register, REST_MS);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
}
