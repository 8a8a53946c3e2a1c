import { Button } from '@patternfly/react-core/dist/esm/components/Button';
import {
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalVariant,
} from '@patternfly/react-core/dist/esm/components/Modal';
import { useId } from 'react';
import { useText } from './text';

interface ConfirmDialogProps {
  readonly title: string;
  readonly body: string;
  readonly confirm: string;
  readonly danger: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back: names the thing, the consequence and the act. */
export default function ConfirmDialog({
  title,
  body,
  confirm,
  danger,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const say = useText();
  const id = useId();
  return (
    <Modal
      isOpen
      variant={ModalVariant.small}
      onClose={onClose}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}body`}
    >
      <ModalHeader title={title} titleIconVariant="warning" labelId={`${id}title`} />
      <ModalBody id={`${id}body`}>{body}</ModalBody>
      <ModalFooter>
        <Button
          variant={danger ? 'danger' : 'primary'}
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {confirm}
        </Button>
        <Button variant="link" onClick={onClose}>
          {say('common.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
