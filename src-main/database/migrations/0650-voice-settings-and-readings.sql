create table host_voice_settings (
  id text primary key,
  choices text not null,
  revision integer not null,
  updated_at timestamptz not null
);
create table host_readings (
  id text primary key,
  words text not null,
  revision integer not null,
  updated_at timestamptz not null
);
