import { Button } from '@patternfly/react-core/dist/esm/components/Button';
import {
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalVariant,
} from '@patternfly/react-core/dist/esm/components/Modal';
import { useId, type ReactNode } from 'react';
import './confirm.css';
import { useText } from './text';

interface ConfirmDialogProps {
  readonly title: string;
  readonly body: string;
  /** The word for doing it; absent when it cannot be done after all. */
  readonly confirm: string | undefined;
  readonly danger: boolean;
  /** The word for not doing it. */
  readonly dismiss?: string;
  /** Cannot be confirmed yet. */
  readonly disabled?: boolean;
  /** More to know, below the body. */
  readonly children?: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back: names the thing, the consequence and the act. */
export default function ConfirmDialog({
  title,
  body,
  confirm,
  danger,
  dismiss,
  disabled = false,
  children,
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
      <ModalBody id={`${id}body`}>
        <p>{body}</p>
        {children}
      </ModalBody>
      <ModalFooter>
        {confirm !== undefined && (
          <Button
            variant={danger ? 'danger' : 'primary'}
            isDisabled={disabled}
            onClick={() => {
              onClose();
              onConfirm();
            }}
          >
            {confirm}
          </Button>
        )}
        <Button variant="link" onClick={onClose}>
          {dismiss ?? say('common.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
