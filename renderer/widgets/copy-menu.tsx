import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { formatCount } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';
import { ErrorState } from './error-state.tsx';
import { Icon } from './icon.tsx';

export interface CopyWay {
  readonly id: string;
  readonly label: string;
  /** Gives the text; asked for only when it was chosen. */
  readonly make: () => Promise<string>;
}

interface Props {
  readonly ways: readonly CopyWay[];
  /** How many rows are chosen. */
  readonly count: number;
}

/** What is chosen, as text in one of several forms. */
export function CopyMenu({ ways, count }: Props) {
  const { t, language } = useWords();
  const copy = useMutation({
    mutationFn: async (way: CopyWay) => {
      await navigator.clipboard.writeText(await way.make());
      return count;
    },
  });
  const { data: copied, reset } = copy;
  useEffect(() => {
    if (copied === undefined) return undefined;
    const timer = setTimeout(reset, 2_000);
    return () => clearTimeout(timer);
  }, [copied, reset]);
  return (
    <>
      <MenuTrigger>
        <Button className="button button-quiet" data-testid="copy-as" isDisabled={copy.isPending}>
          {copied === undefined
            ? `${t.copy.menu}${count > 1 ? ` (${t.copy.rows(formatCount(count, language))})` : ''}`
            : t.copy.done(formatCount(copied, language))}
          <Icon name="down" />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu
            className="menu"
            aria-label={t.copy.menu}
            onAction={(key) => {
              const way = ways.find(({ id }) => id === key);
              if (way !== undefined) copy.mutate(way);
            }}
          >
            {ways.map(({ id, label }) => (
              <MenuItem key={id} id={id} data-testid={`copy-${id}`}>
                {label}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {copy.error !== null && <ErrorState error={copy.error} inline />}
    </>
  );
}
