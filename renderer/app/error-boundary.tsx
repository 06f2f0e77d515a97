import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { FaultNote } from '../components/failure.tsx';

interface Props {
  children: ReactNode;
}

/** A screen that throws is replaced by a sentence, the code UNEXPECTED and a way on. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? (
      <Crash reopen={() => this.setState({ failed: false })} />
    ) : (
      this.props.children
    );
  }
}

function Crash({ reopen }: { reopen: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="blank">
      <h1>{t('crash.title')}</h1>
      <p>{t('crash.lead')}</p>
      <FaultNote fault="UNEXPECTED" live />
      <Button kind="primary" onPress={reopen} autoFocus>
        {t('crash.reopen')}
      </Button>
    </div>
  );
}
