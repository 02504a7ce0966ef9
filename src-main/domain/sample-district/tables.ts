/** The sample district's own mark: one row while it is loaded, none otherwise. */
export interface SampleDistrictTables {
  sample_district: {
    only_row: boolean
    loaded_at: Date
    /** Name of the person. */
    loaded_by: string
    /** JSON of `sampleCountsSchema`. */
    counts: string
  }
}
