import type { HttpInterceptorFn } from '@angular/common/http';

/** What is searched for may be a name, and addresses are kept on their way: it travels in a header. */
export const searchHeader: HttpInterceptorFn = (request, next) => {
  const words = request.params.get('q');
  if (words === null) return next(request);
  const params = request.params.delete('q');
  return next(request.clone({ params, setHeaders: { 'wemi-search': encodeURIComponent(words) } }));
};
