import style from "./cases.module.css";

/** What a resident is told before the first word (法官法 art. 36; 法律援助法 arts. 21, 23; 个人信息保护法 art. 17). */
export function Told() {
  return (
    <ul className={style.told}>
      <li>咨询免费，由志愿者提供参考意见，不代理案件，不收钱，不推荐律师和律所；志愿者不受任何一方委托。</li>
      <li>您说的话只有接待您的志愿者和记录员能看，办结两年后删除，只留数字。</li>
      <li>您有权申请法律援助，电话 12348。</li>
      <li>您可以不说姓名，也可以随时停下来。</li>
    </ul>
  );
}
