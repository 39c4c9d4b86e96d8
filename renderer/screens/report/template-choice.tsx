import { useHost } from '../../client/host-context.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';

export interface ChosenTemplate {
  readonly tokens: string[];
  readonly name: string;
}

interface Props {
  readonly template: ChosenTemplate | null;
  readonly onChange: (template: ChosenTemplate | null) => void;
}

/** A company's file, perhaps with its picture; both can be chosen at once. */
export function TemplateChoice({ template, onChange }: Props) {
  const { t } = useWords();
  const host = useHost();
  const choose = async () => {
    const files = await host.choose('evidence');
    const named = files?.find(({ name }) => /\.jsonc?$/i.test(name)) ?? files?.[0];
    if (files === null || named === undefined) return;
    onChange({ tokens: files.map(({ token }) => token), name: named.name });
  };
  return (
    <div className="choice">
      <span className="choice-label">{t.report.template}</span>
      <p className="report-template muted" data-testid="report-template">
        {template === null ? t.report.noTemplate : visibleText(template.name)}
      </p>
      <div className="report-row">
        <Button onPress={() => void choose()} testId="choose-template">
          {t.report.chooseTemplate}
        </Button>
        {template !== null && (
          <Button kind="quiet" onPress={() => onChange(null)} testId="remove-template">
            {t.report.removeTemplate}
          </Button>
        )}
      </div>
    </div>
  );
}
