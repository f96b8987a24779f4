import shape from "./page-shape.module.css";

export function FootLinks() {
  return (
    <footer className={shape.foot}>
      <div>
        <a href="/feedback">意见建议</a>
        <a href="/privacy">隐私说明</a>
        <a href="/changes">更新说明</a>
      </div>
    </footer>
  );
}
