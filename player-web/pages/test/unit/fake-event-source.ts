/** An event stream that a test speaks on. */
export class FakeEventSource extends EventTarget {
  static readonly CONNECTING = 0;
  static opened: FakeEventSource[] = [];
  closed = false;
  readyState = 1;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    FakeEventSource.opened.push(this);
  }
  close(): void {
    this.closed = true;
  }
  tell(name: string, data: string): void {
    this.dispatchEvent(new MessageEvent(name, { data }));
  }
}
