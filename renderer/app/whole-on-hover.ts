/** Words that end in an ellipsis where there is no room for them. */
const cut = '.ellipsis, .verdict-word';

/**
 * What is cut is whole where the pointer rests, everywhere: looked at when the pointer comes, because only then it is known what had no room.
 * A title that was written on purpose stays.
 */
export function showWholeOnHover(root: Document): void {
  root.addEventListener('pointerover', ({ target }) => {
    const words = target instanceof Element ? target.closest<HTMLElement>(cut) : null;
    if (words === null) return;
    const ours = words.dataset['whole'] !== undefined;
    if (!ours && words.closest('[title]') !== null) return;
    if (words.scrollWidth > words.clientWidth) {
      words.title = words.textContent;
      words.dataset['whole'] = '';
    } else if (ours) {
      words.removeAttribute('title');
      delete words.dataset['whole'];
    }
  });
}
