# Firsthop's walled garden for RouterOS 7.20.1. Import it again after a change: it replaces its own rows only.
# FastTrack goes around these rules: take the guests' lists out of the rule that fasttracks.
/ip firewall address-list
remove [find where comment=firsthop:garden]
add list=firsthop-resolvers address=198.51.100.53/32 comment=firsthop:garden
add list=firsthop-reachable address=198.51.100.20/32 comment=firsthop:garden
add list="not paid" address=10.250.96.0/20 comment=firsthop:garden
/ip firewall nat
remove [find where comment=firsthop:garden]
add chain=firsthop-garden-web src-address-list="not paid" protocol=tcp dst-port=80 action=dst-nat to-addresses=198.51.100.10 to-ports=8101 comment=firsthop:garden
add chain=dstnat dst-address-list=!firsthop-reachable protocol=tcp dst-port=80 action=jump jump-target=firsthop-garden-web comment=firsthop:garden place-before=[:pick [find where dynamic=no] 0]
/ip firewall filter
remove [find where comment=firsthop:garden]
add chain=firsthop-from-guest dst-address-list=firsthop-resolvers protocol=udp dst-port=53 action=accept comment=firsthop:garden
add chain=firsthop-from-guest dst-address-list=firsthop-resolvers protocol=tcp dst-port=53 action=accept comment=firsthop:garden
add chain=firsthop-from-guest dst-address-list=firsthop-reachable protocol=tcp dst-port=80,443 action=accept comment=firsthop:garden
add chain=firsthop-from-guest dst-address=198.51.100.10 protocol=tcp dst-port=8101 action=accept comment=firsthop:garden
add chain=firsthop-from-guest protocol=tcp action=reject reject-with=tcp-reset comment=firsthop:garden
add chain=firsthop-from-guest action=reject reject-with=icmp-admin-prohibited comment=firsthop:garden
add chain=firsthop-to-guest src-address-list=firsthop-resolvers protocol=udp src-port=53 action=accept comment=firsthop:garden
add chain=firsthop-to-guest src-address-list=firsthop-resolvers protocol=tcp src-port=53 action=accept comment=firsthop:garden
add chain=firsthop-to-guest src-address-list=firsthop-reachable protocol=tcp src-port=80,443 action=accept comment=firsthop:garden
add chain=firsthop-to-guest src-address=198.51.100.10 protocol=tcp src-port=8101 action=accept comment=firsthop:garden
add chain=firsthop-to-guest protocol=icmp icmp-options=3:4 action=accept comment=firsthop:garden
add chain=firsthop-to-guest action=drop comment=firsthop:garden
add chain=forward src-address-list="not paid" action=jump jump-target=firsthop-from-guest comment=firsthop:garden place-before=[:pick [find where dynamic=no] 0]
add chain=forward dst-address-list="not paid" action=jump jump-target=firsthop-to-guest comment=firsthop:garden place-before=[:pick [find where dynamic=no] 0]
/ipv6 firewall address-list
remove [find where comment=firsthop:garden]
add list=firsthop-resolvers address=2001:db8::53/128 comment=firsthop:garden
add list="not paid" address=3fff:fff:2000::/36 comment=firsthop:garden
/ipv6 firewall nat
remove [find where comment=firsthop:garden]
add chain=firsthop-garden-web src-address-list="not paid" protocol=tcp dst-port=80 action=dst-nat to-address=2001:db8:0:f::1/128 to-ports=80 comment=firsthop:garden
add chain=dstnat dst-address-list=!firsthop-reachable protocol=tcp dst-port=80 action=jump jump-target=firsthop-garden-web comment=firsthop:garden place-before=[:pick [find where dynamic=no] 0]
/ipv6 firewall filter
remove [find where comment=firsthop:garden]
add chain=firsthop-from-guest dst-address-list=firsthop-resolvers protocol=udp dst-port=53 action=accept comment=firsthop:garden
add chain=firsthop-from-guest dst-address-list=firsthop-resolvers protocol=tcp dst-port=53 action=accept comment=firsthop:garden
add chain=firsthop-from-guest dst-address-list=firsthop-reachable protocol=tcp dst-port=80,443 action=accept comment=firsthop:garden
add chain=firsthop-from-guest dst-address=2001:db8:0:f::1/128 protocol=tcp dst-port=80 action=accept comment=firsthop:garden
add chain=firsthop-from-guest protocol=tcp action=reject reject-with=tcp-reset comment=firsthop:garden
add chain=firsthop-from-guest action=reject reject-with=icmp-admin-prohibited comment=firsthop:garden
add chain=firsthop-to-guest src-address-list=firsthop-resolvers protocol=udp src-port=53 action=accept comment=firsthop:garden
add chain=firsthop-to-guest src-address-list=firsthop-resolvers protocol=tcp src-port=53 action=accept comment=firsthop:garden
add chain=firsthop-to-guest src-address-list=firsthop-reachable protocol=tcp src-port=80,443 action=accept comment=firsthop:garden
add chain=firsthop-to-guest src-address=2001:db8:0:f::1/128 protocol=tcp src-port=80 action=accept comment=firsthop:garden
add chain=firsthop-to-guest protocol=icmpv6 icmp-options=2:0-255 action=accept comment=firsthop:garden
add chain=firsthop-to-guest action=drop comment=firsthop:garden
add chain=forward src-address-list="not paid" action=jump jump-target=firsthop-from-guest comment=firsthop:garden place-before=[:pick [find where dynamic=no] 0]
add chain=forward dst-address-list="not paid" action=jump jump-target=firsthop-to-guest comment=firsthop:garden place-before=[:pick [find where dynamic=no] 0]
