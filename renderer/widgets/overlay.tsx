import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../text/texts-context.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

interface Props {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly testId: string;
  readonly wide?: boolean;
  readonly bare?: boolean;
}

/** A dialog above the page: Escape and a click beside it close it. */
export function Overlay({ title, open, onClose, children, testId, wide = false, bare = false }: Props) {
  const { t } = useWords();
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      isOpen={open}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="modal" data-wide={wide ? '' : undefined}>
        <Dialog className="dialog" data-testid={testId} aria-label={title}>
          {!bare && (
            <header className="dialog-head">
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              <Button kind="quiet" label={t.common.close} onPress={onClose}>
                <Icon name="close" />
              </Button>
            </header>
          )}
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
