// SPDX-License-Identifier: Apache-2.0

/// Where an instant lies on the clocks of a service.
struct WeekPlace {
    /// Microseconds since 1970, within ``FairUseCalendar/instants``.
    let instant: Int64
    /// The calendar's period in which clocks are not moved.
    let period: Int
    /// Days from 1970-01-01 to the local date.
    let day: Int
    /// Microseconds since Monday 00:00 on the clock.
    let position: Int64
    /// The segment of the ``WeekTable``.
    let segment: Int
}

extension CompiledFairUse {
    /// Looks up an instant.
    func place(_ instant: Int64) -> WeekPlace {
        let instant = min(max(instant, FairUseCalendar.instants.lowerBound), FairUseCalendar.instants.upperBound)
        return place(instant, period: calendar.period(of: instant))
    }

    private func place(_ instant: Int64, period: Int) -> WeekPlace {
        let shown = instant + calendar.offsets[period].utcOffset
        let (day, time) = shown.quotientAndRemainder(dividingBy: FairUseCalendar.microsecondsPerDay)
        let weekday = Int64(FairUseCalendar.daysSinceMonday(Int(day)))
        let position = weekday * FairUseCalendar.microsecondsPerDay + time
        return WeekPlace(
            instant: instant, period: period, day: Int(day), position: position, segment: week.segment(at: position))
    }

    /// The next place at which the local date or the membership of a window changes, if it comes before `end`.
    func cut(after place: WeekPlace, before end: Int64) -> WeekPlace? {
        var here = place
        while true {
            let edge = here.instant + week.segments[here.segment].end - here.position
            let move = calendar.end(ofPeriod: here.period)
            guard min(edge, move) < end else { return nil }
            // Every segment's end is a midnight or an edge. Where clocks are moved, what they show next decides.
            if edge < move { return self.place(edge, period: here.period) }
            let moved = self.place(move, period: here.period + 1)
            if moved.day != place.day
                || week.segments[moved.segment].membership != week.segments[place.segment].membership
            {
                return moved
            }
            here = moved
        }
    }
}
