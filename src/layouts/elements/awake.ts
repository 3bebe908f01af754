/** What `wake.ts` loads: explanations of terms, and the search. */
import { GlossaryTerm } from '../../../components/prose/glossary-term.ts';
import { listenForKeys, SiteSearch } from '../search-button.ts';

customElements.define('glossary-term', GlossaryTerm);
customElements.define('site-search', SiteSearch);
listenForKeys();
