import Link from "next/link";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import style from "./resident.module.css";

/** 换一个社区: plain links, so that the choice stands in the address and in a message. */
export function HostChooser({ hosts, chosen, base = "/", all = "全部社区和学校" }: { hosts: { id: string; name: string }[]; chosen?: string | undefined; base?: string; all?: string }) {
  const now = hosts.find((host) => host.id === chosen)?.name ?? all;
  if (hosts.length < 2) return <span>{hosts[0]?.name ?? ""}</span>;
  const join = base.includes("?") ? "&" : "?";
  return (
    <Disclosure summary={`${now}　换一个社区`}>
      <span className={style.hosts}>
        <Link href={base} prefetch={false}>
          全部
        </Link>
        {hosts.map((host) => (
          <Link key={host.id} href={`${base}${join}community=${host.id}`} prefetch={false} aria-current={host.id === chosen ? "true" : undefined}>
            {host.name}
          </Link>
        ))}
      </span>
    </Disclosure>
  );
}
