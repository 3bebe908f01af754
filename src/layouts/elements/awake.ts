/**
 * What `wake.ts` loads: explanations of terms, questions to the reader, the search, and the way to a figure
 * alone on the screen.
 */
import { listenForPresent } from '../../../components/kit/present-button.ts';
import { definePrediction } from '../../../components/predict/ask-prediction.ts';
import { GlossaryTerm } from '../../../components/prose/glossary-term.ts';
import { setDone } from '../progress.ts';
import { listenForKeys, SiteSearch } from '../search-button.ts';

customElements.define('glossary-term', GlossaryTerm);
customElements.define('site-search', SiteSearch);
listenForKeys();
listenForPresent();
definePrediction((id) => setDone('prediction', id));
