# Queues of Tower North. Written by Firsthop; may be run again.
# Rates of simple queues are upload/download. FastTrack would bypass all of them.
:if ([:len [/ip firewall address-list find comment="firsthop:line-17 192.0.2.17/32"]] = 0) do={
  /ip firewall address-list add list="fh-line-17" address=192.0.2.17/32 comment="firsthop:line-17 192.0.2.17/32"
} else={
  /ip firewall address-list set [/ip firewall address-list find comment="firsthop:line-17 192.0.2.17/32"] list="fh-line-17" address=192.0.2.17/32 comment="firsthop:line-17 192.0.2.17/32"
}
:if ([:len [/ipv6 firewall address-list find comment="firsthop:line-17 2001:db8:0:11::/64"]] = 0) do={
  /ipv6 firewall address-list add list="fh-line-17" address=2001:db8:0:11::/64 comment="firsthop:line-17 2001:db8:0:11::/64"
} else={
  /ipv6 firewall address-list set [/ipv6 firewall address-list find comment="firsthop:line-17 2001:db8:0:11::/64"] list="fh-line-17" address=2001:db8:0:11::/64 comment="firsthop:line-17 2001:db8:0:11::/64"
}
:if ([:len [/ipv6 firewall address-list find comment="firsthop:line-17 2001:db8:1100::/56"]] = 0) do={
  /ipv6 firewall address-list add list="fh-line-17" address=2001:db8:1100::/56 comment="firsthop:line-17 2001:db8:1100::/56"
} else={
  /ipv6 firewall address-list set [/ipv6 firewall address-list find comment="firsthop:line-17 2001:db8:1100::/56"] list="fh-line-17" address=2001:db8:1100::/56 comment="firsthop:line-17 2001:db8:1100::/56"
}
:if ([:len [/ip firewall address-list find comment="firsthop:line-18 192.0.2.18/32"]] = 0) do={
  /ip firewall address-list add list="fh-line-18" address=192.0.2.18/32 comment="firsthop:line-18 192.0.2.18/32"
} else={
  /ip firewall address-list set [/ip firewall address-list find comment="firsthop:line-18 192.0.2.18/32"] list="fh-line-18" address=192.0.2.18/32 comment="firsthop:line-18 192.0.2.18/32"
}
:if ([:len [/ipv6 firewall address-list find comment="firsthop:line-18 2001:db8:1100:100::/56"]] = 0) do={
  /ipv6 firewall address-list add list="fh-line-18" address=2001:db8:1100:100::/56 comment="firsthop:line-18 2001:db8:1100:100::/56"
} else={
  /ipv6 firewall address-list set [/ipv6 firewall address-list find comment="firsthop:line-18 2001:db8:1100:100::/56"] list="fh-line-18" address=2001:db8:1100:100::/56 comment="firsthop:line-18 2001:db8:1100:100::/56"
}
:if ([:len [/ipv6 firewall address-list find comment="firsthop:line-19 2001:db8:1200::/56"]] = 0) do={
  /ipv6 firewall address-list add list="fh-line-19" address=2001:db8:1200::/56 comment="firsthop:line-19 2001:db8:1200::/56"
} else={
  /ipv6 firewall address-list set [/ipv6 firewall address-list find comment="firsthop:line-19 2001:db8:1200::/56"] list="fh-line-19" address=2001:db8:1200::/56 comment="firsthop:line-19 2001:db8:1200::/56"
}
:if ([:len [/ip firewall mangle find comment="firsthop:line-17 down"]] = 0) do={
  /ip firewall mangle add chain=forward action=mark-packet new-packet-mark="fh-line-17-down" passthrough=no dst-address-list="fh-line-17" comment="firsthop:line-17 down"
} else={
  /ip firewall mangle set [/ip firewall mangle find comment="firsthop:line-17 down"] chain=forward action=mark-packet new-packet-mark="fh-line-17-down" passthrough=no dst-address-list="fh-line-17" comment="firsthop:line-17 down"
}
:if ([:len [/ip firewall mangle find comment="firsthop:line-17 up"]] = 0) do={
  /ip firewall mangle add chain=forward action=mark-packet new-packet-mark="fh-line-17-up" passthrough=no src-address-list="fh-line-17" comment="firsthop:line-17 up"
} else={
  /ip firewall mangle set [/ip firewall mangle find comment="firsthop:line-17 up"] chain=forward action=mark-packet new-packet-mark="fh-line-17-up" passthrough=no src-address-list="fh-line-17" comment="firsthop:line-17 up"
}
:if ([:len [/ipv6 firewall mangle find comment="firsthop:line-17 down"]] = 0) do={
  /ipv6 firewall mangle add chain=forward action=mark-packet new-packet-mark="fh-line-17-down" passthrough=no dst-address-list="fh-line-17" comment="firsthop:line-17 down"
} else={
  /ipv6 firewall mangle set [/ipv6 firewall mangle find comment="firsthop:line-17 down"] chain=forward action=mark-packet new-packet-mark="fh-line-17-down" passthrough=no dst-address-list="fh-line-17" comment="firsthop:line-17 down"
}
:if ([:len [/ipv6 firewall mangle find comment="firsthop:line-17 up"]] = 0) do={
  /ipv6 firewall mangle add chain=forward action=mark-packet new-packet-mark="fh-line-17-up" passthrough=no src-address-list="fh-line-17" comment="firsthop:line-17 up"
} else={
  /ipv6 firewall mangle set [/ipv6 firewall mangle find comment="firsthop:line-17 up"] chain=forward action=mark-packet new-packet-mark="fh-line-17-up" passthrough=no src-address-list="fh-line-17" comment="firsthop:line-17 up"
}
:if ([:len [/ip firewall mangle find comment="firsthop:line-18 down"]] = 0) do={
  /ip firewall mangle add chain=forward action=mark-packet new-packet-mark="fh-line-18-down" passthrough=no dst-address-list="fh-line-18" comment="firsthop:line-18 down"
} else={
  /ip firewall mangle set [/ip firewall mangle find comment="firsthop:line-18 down"] chain=forward action=mark-packet new-packet-mark="fh-line-18-down" passthrough=no dst-address-list="fh-line-18" comment="firsthop:line-18 down"
}
:if ([:len [/ip firewall mangle find comment="firsthop:line-18 up"]] = 0) do={
  /ip firewall mangle add chain=forward action=mark-packet new-packet-mark="fh-line-18-up" passthrough=no src-address-list="fh-line-18" comment="firsthop:line-18 up"
} else={
  /ip firewall mangle set [/ip firewall mangle find comment="firsthop:line-18 up"] chain=forward action=mark-packet new-packet-mark="fh-line-18-up" passthrough=no src-address-list="fh-line-18" comment="firsthop:line-18 up"
}
:if ([:len [/ipv6 firewall mangle find comment="firsthop:line-18 down"]] = 0) do={
  /ipv6 firewall mangle add chain=forward action=mark-packet new-packet-mark="fh-line-18-down" passthrough=no dst-address-list="fh-line-18" comment="firsthop:line-18 down"
} else={
  /ipv6 firewall mangle set [/ipv6 firewall mangle find comment="firsthop:line-18 down"] chain=forward action=mark-packet new-packet-mark="fh-line-18-down" passthrough=no dst-address-list="fh-line-18" comment="firsthop:line-18 down"
}
:if ([:len [/ipv6 firewall mangle find comment="firsthop:line-18 up"]] = 0) do={
  /ipv6 firewall mangle add chain=forward action=mark-packet new-packet-mark="fh-line-18-up" passthrough=no src-address-list="fh-line-18" comment="firsthop:line-18 up"
} else={
  /ipv6 firewall mangle set [/ipv6 firewall mangle find comment="firsthop:line-18 up"] chain=forward action=mark-packet new-packet-mark="fh-line-18-up" passthrough=no src-address-list="fh-line-18" comment="firsthop:line-18 up"
}
:if ([:len [/ipv6 firewall mangle find comment="firsthop:line-19 down"]] = 0) do={
  /ipv6 firewall mangle add chain=forward action=mark-packet new-packet-mark="fh-line-19-down" passthrough=no dst-address-list="fh-line-19" comment="firsthop:line-19 down"
} else={
  /ipv6 firewall mangle set [/ipv6 firewall mangle find comment="firsthop:line-19 down"] chain=forward action=mark-packet new-packet-mark="fh-line-19-down" passthrough=no dst-address-list="fh-line-19" comment="firsthop:line-19 down"
}
:if ([:len [/ipv6 firewall mangle find comment="firsthop:line-19 up"]] = 0) do={
  /ipv6 firewall mangle add chain=forward action=mark-packet new-packet-mark="fh-line-19-up" passthrough=no src-address-list="fh-line-19" comment="firsthop:line-19 up"
} else={
  /ipv6 firewall mangle set [/ipv6 firewall mangle find comment="firsthop:line-19 up"] chain=forward action=mark-packet new-packet-mark="fh-line-19-up" passthrough=no src-address-list="fh-line-19" comment="firsthop:line-19 up"
}
:if ([:len [/queue tree find name="fh-sector-3-down" comment~"^firsthop:"]] = 0) do={
  /queue tree add name="fh-sector-3-down" parent=global max-limit=30000000 limit-at=2000000 comment="firsthop:sector-3 Sector \"A\""
} else={
  /queue tree set [/queue tree find name="fh-sector-3-down" comment~"^firsthop:"] parent=global max-limit=30000000 limit-at=2000000 comment="firsthop:sector-3 Sector \"A\""
}
:if ([:len [/queue tree find name="fh-group-plan-2-sector-3-down" comment~"^firsthop:"]] = 0) do={
  /queue tree add name="fh-group-plan-2-sector-3-down" parent="fh-sector-3-down" max-limit=5000000 limit-at=2000000 comment="firsthop:group-plan-2-sector-3 Home 5"
} else={
  /queue tree set [/queue tree find name="fh-group-plan-2-sector-3-down" comment~"^firsthop:"] parent="fh-sector-3-down" max-limit=5000000 limit-at=2000000 comment="firsthop:group-plan-2-sector-3 Home 5"
}
:if ([:len [/queue tree find name="fh-line-17-down" comment~"^firsthop:"]] = 0) do={
  /queue tree add name="fh-line-17-down" parent="fh-group-plan-2-sector-3-down" max-limit=5000000 limit-at=1000000 packet-mark="fh-line-17-down" priority=5 queue="default-small" comment="firsthop:line-17 Anna Nov\C3\A1kov\C3\A1"
} else={
  /queue tree set [/queue tree find name="fh-line-17-down" comment~"^firsthop:"] parent="fh-group-plan-2-sector-3-down" max-limit=5000000 limit-at=1000000 packet-mark="fh-line-17-down" priority=5 queue="default-small" comment="firsthop:line-17 Anna Nov\C3\A1kov\C3\A1"
}
:if ([:len [/queue tree find name="fh-line-18-down" comment~"^firsthop:"]] = 0) do={
  /queue tree add name="fh-line-18-down" parent="fh-group-plan-2-sector-3-down" max-limit=5000000 limit-at=1000000 packet-mark="fh-line-18-down" priority=5 queue="default-small" comment="firsthop:line-18 \$(reboot); Bob\3F"
} else={
  /queue tree set [/queue tree find name="fh-line-18-down" comment~"^firsthop:"] parent="fh-group-plan-2-sector-3-down" max-limit=5000000 limit-at=1000000 packet-mark="fh-line-18-down" priority=5 queue="default-small" comment="firsthop:line-18 \$(reboot); Bob\3F"
}
:if ([:len [/queue tree find name="fh-line-19-down" comment~"^firsthop:"]] = 0) do={
  /queue tree add name="fh-line-19-down" parent="fh-sector-3-down" max-limit=20000000 limit-at=0 packet-mark="fh-line-19-down" priority=1 queue="default-small" comment="firsthop:line-19 Caf\C3\A9\\"
} else={
  /queue tree set [/queue tree find name="fh-line-19-down" comment~"^firsthop:"] parent="fh-sector-3-down" max-limit=20000000 limit-at=0 packet-mark="fh-line-19-down" priority=1 queue="default-small" comment="firsthop:line-19 Caf\C3\A9\\"
}
:if ([:len [/queue tree find name="fh-sector-3-up" comment~"^firsthop:"]] = 0) do={
  /queue tree add name="fh-sector-3-up" parent=global max-limit=10000000 limit-at=400000 comment="firsthop:sector-3 Sector \"A\""
} else={
  /queue tree set [/queue tree find name="fh-sector-3-up" comment~"^firsthop:"] parent=global max-limit=10000000 limit-at=400000 comment="firsthop:sector-3 Sector \"A\""
}
:if ([:len [/queue tree find name="fh-group-plan-2-sector-3-up" comment~"^firsthop:"]] = 0) do={
  /queue tree add name="fh-group-plan-2-sector-3-up" parent="fh-sector-3-up" max-limit=1000000 limit-at=400000 comment="firsthop:group-plan-2-sector-3 Home 5"
} else={
  /queue tree set [/queue tree find name="fh-group-plan-2-sector-3-up" comment~"^firsthop:"] parent="fh-sector-3-up" max-limit=1000000 limit-at=400000 comment="firsthop:group-plan-2-sector-3 Home 5"
}
:if ([:len [/queue tree find name="fh-line-17-up" comment~"^firsthop:"]] = 0) do={
  /queue tree add name="fh-line-17-up" parent="fh-group-plan-2-sector-3-up" max-limit=1000000 limit-at=200000 packet-mark="fh-line-17-up" priority=5 queue="default-small" comment="firsthop:line-17 Anna Nov\C3\A1kov\C3\A1"
} else={
  /queue tree set [/queue tree find name="fh-line-17-up" comment~"^firsthop:"] parent="fh-group-plan-2-sector-3-up" max-limit=1000000 limit-at=200000 packet-mark="fh-line-17-up" priority=5 queue="default-small" comment="firsthop:line-17 Anna Nov\C3\A1kov\C3\A1"
}
:if ([:len [/queue tree find name="fh-line-18-up" comment~"^firsthop:"]] = 0) do={
  /queue tree add name="fh-line-18-up" parent="fh-group-plan-2-sector-3-up" max-limit=1000000 limit-at=200000 packet-mark="fh-line-18-up" priority=5 queue="default-small" comment="firsthop:line-18 \$(reboot); Bob\3F"
} else={
  /queue tree set [/queue tree find name="fh-line-18-up" comment~"^firsthop:"] parent="fh-group-plan-2-sector-3-up" max-limit=1000000 limit-at=200000 packet-mark="fh-line-18-up" priority=5 queue="default-small" comment="firsthop:line-18 \$(reboot); Bob\3F"
}
:if ([:len [/queue tree find name="fh-line-19-up" comment~"^firsthop:"]] = 0) do={
  /queue tree add name="fh-line-19-up" parent="fh-sector-3-up" max-limit=4000000 limit-at=0 packet-mark="fh-line-19-up" priority=1 queue="default-small" comment="firsthop:line-19 Caf\C3\A9\\"
} else={
  /queue tree set [/queue tree find name="fh-line-19-up" comment~"^firsthop:"] parent="fh-sector-3-up" max-limit=4000000 limit-at=0 packet-mark="fh-line-19-up" priority=1 queue="default-small" comment="firsthop:line-19 Caf\C3\A9\\"
}
:foreach row in=[/queue simple find comment~"^firsthop:line-"] do={ /queue simple remove $row }
:foreach row in=[/queue simple find comment~"^firsthop:group-"] do={ /queue simple remove $row }
:foreach row in=[/queue simple find comment~"^firsthop:sector-"] do={ /queue simple remove $row }
:foreach row in=[/queue simple find comment~"^firsthop:router-"] do={ /queue simple remove $row }
{
  :local keep {"fh-line-17-down";\
    "fh-line-18-down";\
    "fh-line-19-down";\
    "fh-line-17-up";\
    "fh-line-18-up";\
    "fh-line-19-up"}
  :foreach row in=[/queue tree find comment~"^firsthop:line-"] do={
    :if ([:typeof [:find $keep [/queue tree get $row name]]] = "nil") do={ /queue tree remove $row }
  }
}
{
  :local keep {"fh-group-plan-2-sector-3-down";\
    "fh-group-plan-2-sector-3-up"}
  :foreach row in=[/queue tree find comment~"^firsthop:group-"] do={
    :if ([:typeof [:find $keep [/queue tree get $row name]]] = "nil") do={ /queue tree remove $row }
  }
}
{
  :local keep {"fh-sector-3-down";\
    "fh-sector-3-up"}
  :foreach row in=[/queue tree find comment~"^firsthop:sector-"] do={
    :if ([:typeof [:find $keep [/queue tree get $row name]]] = "nil") do={ /queue tree remove $row }
  }
}
:foreach row in=[/queue tree find comment~"^firsthop:router-"] do={ /queue tree remove $row }
{
  :local keep {"firsthop:line-17 down";\
    "firsthop:line-17 up";\
    "firsthop:line-18 down";\
    "firsthop:line-18 up"}
  :foreach row in=[/ip firewall mangle find comment~"^firsthop:line-"] do={
    :if ([:typeof [:find $keep [/ip firewall mangle get $row comment]]] = "nil") do={ /ip firewall mangle remove $row }
  }
}
{
  :local keep {"firsthop:line-17 down";\
    "firsthop:line-17 up";\
    "firsthop:line-18 down";\
    "firsthop:line-18 up";\
    "firsthop:line-19 down";\
    "firsthop:line-19 up"}
  :foreach row in=[/ipv6 firewall mangle find comment~"^firsthop:line-"] do={
    :if ([:typeof [:find $keep [/ipv6 firewall mangle get $row comment]]] = "nil") do={ /ipv6 firewall mangle remove $row }
  }
}
{
  :local keep {"firsthop:line-17 192.0.2.17/32";\
    "firsthop:line-18 192.0.2.18/32"}
  :foreach row in=[/ip firewall address-list find comment~"^firsthop:line-"] do={
    :if ([:typeof [:find $keep [/ip firewall address-list get $row comment]]] = "nil") do={ /ip firewall address-list remove $row }
  }
}
{
  :local keep {"firsthop:line-17 2001:db8:0:11::/64";\
    "firsthop:line-17 2001:db8:1100::/56";\
    "firsthop:line-18 2001:db8:1100:100::/56";\
    "firsthop:line-19 2001:db8:1200::/56"}
  :foreach row in=[/ipv6 firewall address-list find comment~"^firsthop:line-"] do={
    :if ([:typeof [:find $keep [/ipv6 firewall address-list get $row comment]]] = "nil") do={ /ipv6 firewall address-list remove $row }
  }
}
