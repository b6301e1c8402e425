import { Injectable } from '@angular/core';
import { DefaultTranspiler, type TranspileParams } from '@jsverse/transloco';

/**
 * Fills a text in once. The library's own goes on as long as what it filled in looks like another
 * place to fill: a name like `{{ name }}`, which anybody may type, would keep it busy for ever.
 */
@Injectable()
export class FillOnce extends DefaultTranspiler {
  override transpile(asked: TranspileParams): unknown {
    const { value, params } = asked;
    if (typeof value !== 'string') return super.transpile(asked);
    return value.replace(/\{\{([^{}]*)\}\}/g, (_, name: string) =>
      String(params?.[name.trim()] ?? ''),
    );
  }
}
