/** What `wake.ts` loads: explanations of terms, questions to the reader, and the search. */
import { definePrediction } from '../../../components/predict/ask-prediction.ts';
import { GlossaryTerm } from '../../../components/prose/glossary-term.ts';
import { setDone } from '../progress.ts';
import { listenForKeys, SiteSearch } from '../search-button.ts';

customElements.define('glossary-term', GlossaryTerm);
customElements.define('site-search', SiteSearch);
listenForKeys();
definePrediction((id) => setDone('prediction', id));
