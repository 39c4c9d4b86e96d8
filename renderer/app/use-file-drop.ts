import { useEffect, useState } from 'react';

/** Files dropped anywhere in the window. `hovering` is true while files are held above it. */
export function useFileDrop(onDrop: (files: readonly File[], target: EventTarget | null) => void): boolean {
  const [depth, setDepth] = useState(0);
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (carriesFiles(event)) setDepth((now) => now + 1);
    };
    const leave = (event: DragEvent) => {
      if (carriesFiles(event)) setDepth((now) => Math.max(0, now - 1));
    };
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDepth(0);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) onDrop(files, event.target);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [onDrop]);
  return depth > 0;
}
