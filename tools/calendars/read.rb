# Reads calendar files with Ruby's icalendar, as read.py does with others. Exits with 3 where it is not installed.
begin
  require 'stringio'
  require 'icalendar'
rescue LoadError
  exit 3
end
require 'json'

def written(value)
  case value
  when nil then nil
  when Icalendar::Values::Date then value.strftime('%Y-%m-%d')
  else value.strftime('%Y-%m-%dT%H:%M:%S') + (value.tz_utc ? 'Z' : '')
  end
end

read = lambda do |file|
  calendar = Icalendar::Calendar.parse(file).first
  event = calendar.events.first
  {
    method: calendar.ip_method&.to_s,
    uid: event.uid.to_s,
    sequence: event.sequence.to_i,
    status: event.status.to_s,
    start: written(event.dtstart),
    end: written(event.dtend),
    summary: event.summary.to_s,
    organizer: event.organizer&.to_s,
    complaints: event.valid? ? [] : ['not valid']
  }
end
puts JSON.generate(JSON.parse($stdin.read).map(&read))
