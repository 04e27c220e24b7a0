# Queues of Tower North. Written by Firsthop; may be run again.
# Rates of simple queues are upload/download. FastTrack would bypass all of them.
:if ([:len [/queue type find name="fh-fq-codel"]] = 0) do={
  /queue type add name="fh-fq-codel" kind=fq-codel
} else={
  /queue type set [/queue type find name="fh-fq-codel"] kind=fq-codel
}
:if ([:len [/queue simple find name="fh-sector-3" comment~"^firsthop:"]] = 0) do={
  /queue simple add name="fh-sector-3" target=192.0.2.17/32,192.0.2.18/32,2001:db8:0:11::/64,2001:db8:1100::/55,2001:db8:1200::/56 parent=none max-limit=10000000/30000000 limit-at=400000/2000000 comment="firsthop:sector-3 Sector \"A\""
} else={
  /queue simple set [/queue simple find name="fh-sector-3" comment~"^firsthop:"] target=192.0.2.17/32,192.0.2.18/32,2001:db8:0:11::/64,2001:db8:1100::/55,2001:db8:1200::/56 parent=none max-limit=10000000/30000000 limit-at=400000/2000000 comment="firsthop:sector-3 Sector \"A\""
}
:if ([:len [/queue simple find name="fh-group-plan-2-sector-3" comment~"^firsthop:"]] = 0) do={
  /queue simple add name="fh-group-plan-2-sector-3" target=192.0.2.17/32,192.0.2.18/32,2001:db8:0:11::/64,2001:db8:1100::/55 parent="fh-sector-3" max-limit=1000000/5000000 limit-at=400000/2000000 comment="firsthop:group-plan-2-sector-3 Home 5"
} else={
  /queue simple set [/queue simple find name="fh-group-plan-2-sector-3" comment~"^firsthop:"] target=192.0.2.17/32,192.0.2.18/32,2001:db8:0:11::/64,2001:db8:1100::/55 parent="fh-sector-3" max-limit=1000000/5000000 limit-at=400000/2000000 comment="firsthop:group-plan-2-sector-3 Home 5"
}
:if ([:len [/queue simple find name="fh-line-17" comment~"^firsthop:"]] = 0) do={
  /queue simple add name="fh-line-17" target=192.0.2.17/32,2001:db8:0:11::/64,2001:db8:1100::/56 parent="fh-group-plan-2-sector-3" max-limit=1000000/5000000 limit-at=200000/1000000 priority=5/5 queue="fh-fq-codel/fh-fq-codel" burst-limit=0/0 burst-threshold=0/0 burst-time=0/0 comment="firsthop:line-17 Anna Nov\C3\A1kov\C3\A1"
} else={
  /queue simple set [/queue simple find name="fh-line-17" comment~"^firsthop:"] target=192.0.2.17/32,2001:db8:0:11::/64,2001:db8:1100::/56 parent="fh-group-plan-2-sector-3" max-limit=1000000/5000000 limit-at=200000/1000000 priority=5/5 queue="fh-fq-codel/fh-fq-codel" burst-limit=0/0 burst-threshold=0/0 burst-time=0/0 comment="firsthop:line-17 Anna Nov\C3\A1kov\C3\A1"
}
:if ([:len [/queue simple find name="fh-line-18" comment~"^firsthop:"]] = 0) do={
  /queue simple add name="fh-line-18" target=192.0.2.18/32,2001:db8:1100:100::/56 parent="fh-group-plan-2-sector-3" max-limit=1000000/5000000 limit-at=200000/1000000 priority=5/5 queue="fh-fq-codel/fh-fq-codel" burst-limit=2000000/8000000 burst-threshold=800000/4000000 burst-time=8/16 comment="firsthop:line-18 \$(reboot); Bob\3F"
} else={
  /queue simple set [/queue simple find name="fh-line-18" comment~"^firsthop:"] target=192.0.2.18/32,2001:db8:1100:100::/56 parent="fh-group-plan-2-sector-3" max-limit=1000000/5000000 limit-at=200000/1000000 priority=5/5 queue="fh-fq-codel/fh-fq-codel" burst-limit=2000000/8000000 burst-threshold=800000/4000000 burst-time=8/16 comment="firsthop:line-18 \$(reboot); Bob\3F"
}
:if ([:len [/queue simple find name="fh-line-19" comment~"^firsthop:"]] = 0) do={
  /queue simple add name="fh-line-19" target=2001:db8:1200::/56 parent="fh-sector-3" max-limit=4000000/20000000 limit-at=0/0 priority=1/1 queue="fh-fq-codel/fh-fq-codel" burst-limit=0/0 burst-threshold=0/0 burst-time=0/0 comment="firsthop:line-19 Caf\C3\A9\\"
} else={
  /queue simple set [/queue simple find name="fh-line-19" comment~"^firsthop:"] target=2001:db8:1200::/56 parent="fh-sector-3" max-limit=4000000/20000000 limit-at=0/0 priority=1/1 queue="fh-fq-codel/fh-fq-codel" burst-limit=0/0 burst-threshold=0/0 burst-time=0/0 comment="firsthop:line-19 Caf\C3\A9\\"
}
{
  :local keep {"fh-line-17";\
    "fh-line-18";\
    "fh-line-19"}
  :foreach row in=[/queue simple find comment~"^firsthop:line-"] do={
    :if ([:typeof [:find $keep [/queue simple get $row name]]] = "nil") do={ /queue simple remove $row }
  }
}
{
  :local keep {"fh-group-plan-2-sector-3"}
  :foreach row in=[/queue simple find comment~"^firsthop:group-"] do={
    :if ([:typeof [:find $keep [/queue simple get $row name]]] = "nil") do={ /queue simple remove $row }
  }
}
{
  :local keep {"fh-sector-3"}
  :foreach row in=[/queue simple find comment~"^firsthop:sector-"] do={
    :if ([:typeof [:find $keep [/queue simple get $row name]]] = "nil") do={ /queue simple remove $row }
  }
}
:foreach row in=[/queue simple find comment~"^firsthop:router-"] do={ /queue simple remove $row }
:foreach row in=[/queue tree find comment~"^firsthop:line-"] do={ /queue tree remove $row }
:foreach row in=[/queue tree find comment~"^firsthop:group-"] do={ /queue tree remove $row }
:foreach row in=[/queue tree find comment~"^firsthop:sector-"] do={ /queue tree remove $row }
:foreach row in=[/queue tree find comment~"^firsthop:router-"] do={ /queue tree remove $row }
:foreach row in=[/ip firewall mangle find comment~"^firsthop:line-"] do={ /ip firewall mangle remove $row }
:foreach row in=[/ipv6 firewall mangle find comment~"^firsthop:line-"] do={ /ipv6 firewall mangle remove $row }
:foreach row in=[/ip firewall address-list find comment~"^firsthop:line-"] do={ /ip firewall address-list remove $row }
:foreach row in=[/ipv6 firewall address-list find comment~"^firsthop:line-"] do={ /ipv6 firewall address-list remove $row }
