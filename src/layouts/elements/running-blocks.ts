/** What `blocks.ts` loads: scenarios and exercises that run where they stand. */
import { defineExercise } from '../../../components/exercise/exercise-task.ts';
import { runText, startBlocks } from '../../../components/fences.ts';
import { isDone, onReadChange, setDone } from '../progress.ts';

startBlocks();
defineExercise({
  isSolved: (id) => isDone('exercise', id),
  solved: (id) => setDone('exercise', id),
  onChange: onReadChange,
  runText,
});
