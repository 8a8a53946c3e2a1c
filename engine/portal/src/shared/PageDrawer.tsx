import {
  Drawer,
  DrawerContent,
  DrawerContentBody,
  DrawerPanelContent,
} from '@patternfly/react-core/dist/esm/components/Drawer';
import { Suspense, type ReactNode } from 'react';
import { Loading } from './Loading';

interface PageDrawerProps {
  /** What is shown beside the page; undefined for nothing. */
  readonly panel: ReactNode | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A page with a place beside it for one of its entries. Escape closes it, unless something inside took the key. */
export function PageDrawer({ panel, onClose, children }: PageDrawerProps) {
  return (
    <Drawer isExpanded={panel !== undefined} className="v-page-drawer">
      <DrawerContent
        panelContent={
          panel !== undefined && (
            <DrawerPanelContent
              widths={{ default: 'width_100', lg: 'width_50', '2xl': 'width_33' }}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && !event.defaultPrevented) onClose();
              }}
            >
              <Suspense fallback={<Loading />}>{panel}</Suspense>
            </DrawerPanelContent>
          )
        }
      >
        <DrawerContentBody>{children}</DrawerContentBody>
      </DrawerContent>
    </Drawer>
  );
}
