/** What `wake.ts` loads: explanations of terms, the search, and the way to a figure alone on the screen. */
import { GlossaryTerm } from '../../../components/prose/glossary-term.ts';
import { listenForPresent } from '../../../components/kit/present-button.ts';
import { listenForKeys, SiteSearch } from '../search-button.ts';

customElements.define('glossary-term', GlossaryTerm);
customElements.define('site-search', SiteSearch);
listenForKeys();
listenForPresent();
