# Queues of Tower North. Written by Firsthop; may be run again.
# Rates of simple queues are upload/download. FastTrack would bypass all of them.
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
:if ([:len [/ppp profile find name="home 5"]] = 0) do={
  /ppp profile add name="home 5" parent-queue="fh-group-plan-2-sector-3"
} else={
  /ppp profile set [/ppp profile find name="home 5"] parent-queue="fh-group-plan-2-sector-3"
}
:foreach row in=[/queue simple find comment~"^firsthop:line-"] do={ /queue simple remove $row }
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
