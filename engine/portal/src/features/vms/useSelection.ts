import { useCallback, useMemo, useState } from 'react';
import type { Vm } from '../../api/vms';

/** The machines that are selected; those that are gone, or that nobody here may touch, are not among them. */
export function useSelection(vms: readonly Vm[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => vms.filter(({ id, external }) => ids.has(id) && !external), [vms, ids]);
  const select = useCallback((some: readonly string[], isSelected: boolean) => {
    setIds((before) => {
      const after = new Set(before);
      for (const id of some) {
        if (isSelected) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  }, []);
  const clear = useCallback(() => setIds(new Set()), []);
  return { ids, selected, select, clear };
}
